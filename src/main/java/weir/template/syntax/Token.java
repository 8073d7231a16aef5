package weir.template.syntax;

import org.jspecify.annotations.Nullable;

/**
 * One word of a template.
 *
 * @param text the word, or for data the text
 * @param value the value of a string or number
 */
record Token(Type type, String text, @Nullable Object value, int start, int end) {
  enum Type {
    DATA("template data / text"),
    EXPRESSION_BEGIN("begin of print statement"),
    EXPRESSION_END("end of print statement"),
    BLOCK_BEGIN("begin of statement block"),
    BLOCK_END("end of statement block"),
    NAME("name"),
    STRING("string"),
    INTEGER("integer"),
    FLOAT("float"),
    OPERATOR("operator"),
    END("end of template");

    private final String words;

    Type(String words) {
      this.words = words;
    }

    String words() {
      return words;
    }
  }

  boolean is(String operator) {
    return type == Type.OPERATOR && text.equals(operator);
  }

  boolean isName(String name) {
    return type == Type.NAME && text.equals(name);
  }

  /** How a message names it. */
  String words() {
    return type == Type.NAME || type == Type.OPERATOR ? text : type.words();
  }
}
