package weir.executor;

import java.util.List;
import org.jspecify.annotations.Nullable;
import weir.connection.ConnectionException;
import weir.connection.Pending;
import weir.module.Answer;
import weir.module.FileProbes;

/** One question, or several that went out as one. Guarded by their link's lock. */
final class Together {
  private final Pending pending;
  private final int count;
  private @Nullable List<Answer> answers;
  private boolean apart;

  Together(Pending pending, int count) {
    this.pending = pending;
    this.count = count;
  }

  boolean arrived() {
    return pending.arrived();
  }

  /** The answer to one of them, null when it has to be asked alone. */
  @Nullable Answer answer(int index) throws ConnectionException {
    if (!apart) {
      weir.connection.Answer said = pending.answer();
      Answer whole = new Answer(said.status(), said.stdout(), said.stderr());
      answers = count == 1 ? List.of(whole) : FileProbes.apart(whole, count);
      apart = true;
    }
    return answers == null ? null : answers.get(index);
  }
}
