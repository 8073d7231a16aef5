package weir.cli.start;

import java.nio.CharBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Has one of everything that is rewritten. */
public final class Subject implements Supplier<List<String>> {
  private sealed interface Shape permits Circle, Square, Dot {}

  private record Circle(double radius) implements Shape {}

  private record Square(int side, String name) implements Shape {}

  private record Dot() implements Shape {}

  /** Every kind of component. */
  record All(
      boolean a,
      byte b,
      short c,
      char d,
      int e,
      long f,
      float g,
      double h,
      @Nullable Object i,
      List<Integer> j) {}

  /** A switch in an interface. */
  interface Shapes {
    static String name(Object any) {
      return switch (any) {
        case Circle(double radius) when radius > 10 -> "large circle";
        case Circle _ -> "circle";
        case Square(int side, String name) when side > 1 -> "square " + name;
        case String text when text.isEmpty() -> "empty";
        case CharSequence text -> "text of " + text.length();
        case int[] numbers -> numbers.length + " numbers";
        default -> "other";
      };
    }
  }

  /** For the class loader. */
  public Subject() {}

  @Override
  public List<String> get() {
    int[] same = {1};
    Object other = new Dot();
    var all =
        new All(true, (byte) -1, (short) -2, 'x', 3, 1L << 40, -0f, Double.NaN, null, List.of(1));
    var like =
        new All(true, (byte) -1, (short) -2, 'x', 3, 1L << 40, -0f, Double.NaN, null, List.of(1));
    var zero =
        new All(true, (byte) -1, (short) -2, 'x', 3, 1L << 40, 0f, Double.NaN, null, List.of(1));
    List<String> seen = new ArrayList<>();
    seen.add("" + all.equals(like) + all.equals(zero) + all.equals(other));
    seen.add("" + (all.hashCode() == like.hashCode()) + new Square(4, "s").hashCode());
    seen.add("" + new Circle(2.5).hashCode() + new Dot().hashCode() + new Dot().equals(new Dot()));
    seen.add(all.toString() + new Dot() + new Square(1, "n"));
    seen.add(new Square(1, "n").equals(new Square(1, "m")) + "");
    for (Object any :
        List.of(
            new Circle(1),
            new Circle(11),
            new Square(1, "a"),
            new Square(2, "b"),
            new Dot(),
            "",
            "abc",
            CharBuffer.wrap("ab"),
            same,
            7)) {
      seen.add(Shapes.name(any));
    }
    for (Shape shape : List.of(new Circle(1), new Square(1, "a"), new Dot())) seen.add(kind(shape));
    seen.add(kind(null));
    return seen;
  }

  private static String kind(@Nullable Shape shape) {
    return switch (shape) {
      case null -> "none";
      case Circle _ -> "round";
      case Square _ -> "edged";
      case Dot _ -> "small";
    };
  }
}
