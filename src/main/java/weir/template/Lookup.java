package weir.template;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One lookup: {@code lookup('name', term, ..., option=value)}. */
@FunctionalInterface
public interface Lookup {

  /** The results, one for each term as a rule. */
  List<@Nullable Object> run(LookupCall call);
}
