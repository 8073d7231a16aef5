package weir.strategy;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import weir.playbook.Block;
import weir.playbook.Entry;
import weir.playbook.Task;

/**
 * Where one host is in a list of entries. Failure leads it into a block's {@code rescue} and {@code
 * always}, or to the end.
 */
final class Cursor {

  /** Which part of a block. */
  private enum Part {
    BODY,
    RESCUE,
    ALWAYS
  }

  /** A list being worked through; {@code failed} when a failure is pending until its end. */
  private record Frame(
      @Nullable Block block, Part part, List<Entry> entries, int index, boolean failed) {

    Frame at(int other) {
      return new Frame(block, part, entries, other, failed);
    }
  }

  private final Predicate<Task> wanted;
  private final List<Frame> stack = new ArrayList<>();
  private boolean failed;

  private Cursor(Predicate<Task> wanted) {
    this.wanted = wanted;
  }

  /** At the start of a list, of which only some tasks are wanted. */
  static Cursor of(List<Entry> entries, Predicate<Task> wanted) {
    Cursor cursor = new Cursor(wanted);
    cursor.stack.add(new Frame(null, Part.BODY, entries, 0, false));
    cursor.settle();
    return cursor;
  }

  /** Another cursor at the same place. */
  Cursor copy() {
    Cursor copy = new Cursor(wanted);
    copy.stack.addAll(stack);
    copy.failed = failed;
    return copy;
  }

  /** The task whose turn it is, null at the end. */
  @Nullable Task next() {
    if (stack.isEmpty()) {
      return null;
    }
    Frame top = stack.getLast();
    return (Task) top.entries().get(top.index());
  }

  /** True when the end was reached through a failure that nothing rescued. */
  boolean failed() {
    return failed;
  }

  /** True when some block around the next task would rescue its failure. */
  boolean rescuable() {
    return stack.stream()
        .anyMatch(frame ->
            frame.part() == Part.BODY
                && frame.block() != null
                && !frame.block().rescue().isEmpty());
  }

  /** The place in the tree, comparable with that of other hosts. */
  List<Integer> position() {
    List<Integer> position = new ArrayList<>();
    for (Frame frame : stack) {
      position.add(
          switch (frame.part()) {
            case BODY -> 0;
            case RESCUE -> 1;
            case ALWAYS -> 2;
          });
      position.add(frame.index());
    }
    return position;
  }

  /** Past the task. */
  void advance() {
    step();
    settle();
  }

  /** Past the task, into a block that it brought in. */
  void enter(Block block) {
    stack.add(new Frame(block, Part.BODY, block.body(), 0, false));
    settle();
  }

  /** Away from a task that failed. */
  void fail() {
    while (!stack.isEmpty()) {
      Frame top = stack.removeLast();
      Block block = top.block();
      if (block == null) {
        continue;
      }
      if (top.part() == Part.BODY && !block.rescue().isEmpty()) {
        stack.add(new Frame(block, Part.RESCUE, block.rescue(), 0, false));
        settle();
        return;
      }
      if (top.part() != Part.ALWAYS && !block.always().isEmpty()) {
        stack.add(new Frame(block, Part.ALWAYS, block.always(), 0, true));
        settle();
        return;
      }
    }
    failed = true;
  }

  /** Everything left out. */
  void end() {
    stack.clear();
  }

  private void step() {
    if (stack.isEmpty()) {
      return; // Another host ended the play while this one was at work.
    }
    Frame top = stack.removeLast();
    stack.add(top.at(top.index() + 1));
  }

  /** Goes on until a wanted task is next, or nothing. */
  private void settle() {
    while (!stack.isEmpty()) {
      Frame top = stack.getLast();
      if (top.index() >= top.entries().size()) {
        leave();
        continue;
      }
      switch (top.entries().get(top.index())) {
        case Task task when wanted.test(task) -> {
          return;
        }
        case Task _ -> step();
        case Block block -> stack.add(new Frame(block, Part.BODY, block.body(), 0, false));
      }
    }
  }

  private void leave() {
    Frame done = stack.removeLast();
    Block block = done.block();
    if (block != null && done.part() != Part.ALWAYS && !block.always().isEmpty()) {
      stack.add(new Frame(block, Part.ALWAYS, block.always(), 0, false));
    } else if (done.failed()) {
      fail();
    } else if (!stack.isEmpty()) {
      step();
    }
  }
}
