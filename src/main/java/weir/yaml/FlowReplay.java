package weir.yaml;

/** Walks over a plain or quoted scalar: folded line ends, doubled quotes, escapes. */
final class FlowReplay {
  private final String text;
  private final int end;
  private final char quote;
  private int at;

  FlowReplay(String text, int start, int end) {
    char first = start < end ? text.charAt(start) : ' ';
    boolean quoted = (first == '"' || first == '\'') && end - start >= 2;
    this.text = text;
    this.quote = quoted ? first : ' ';
    this.at = quoted ? start + 1 : start;
    this.end = quoted ? end - 1 : end;
  }

  void into(OffsetTape tape) {
    while (at < end) {
      char c = text.charAt(at);
      if (isBlank(c) || isBreak(c)) {
        space(tape);
      } else if (c == '\'' && quote == '\'') {
        tape.add(at);
        at += 2;
      } else if (c == '\\' && quote == '"') {
        escape(tape);
      } else {
        tape.add(at++);
      }
    }
    tape.finish(end);
  }

  private void space(OffsetTape tape) {
    int from = at;
    int breaks = 0;
    while (at < end && (isBlank(text.charAt(at)) || isBreak(text.charAt(at)))) {
      if (isBreak(text.charAt(at))) {
        breaks++;
        at += breakLength();
      } else {
        at++;
      }
    }
    int decoded = breaks == 0 ? at - from : Math.max(1, breaks - 1);
    for (int i = 0; i < decoded; i++) {
      tape.add(from + i);
    }
  }

  private void escape(OffsetTape tape) {
    int from = at;
    char kind = at + 1 < end ? text.charAt(at + 1) : ' ';
    at++;
    if (isBreak(kind)) {
      at += breakLength();
      while (at < end && (isBlank(text.charAt(at)) || isBreak(text.charAt(at)))) {
        if (isBreak(text.charAt(at))) {
          tape.add(at);
          at += breakLength();
        } else {
          at++;
        }
      }
      return;
    }
    int digits =
        switch (kind) {
          case 'x' -> 2;
          case 'u' -> 4;
          case 'U' -> 8;
          default -> 0;
        };
    at = Math.min(end, at + 1 + digits);
    tape.add(from);
    if (digits == 8 && Integer.parseInt(text, from + 2, at, 16) > Character.MAX_VALUE) {
      tape.add(from);
    }
  }

  private int breakLength() {
    return text.startsWith("\r\n", at) ? 2 : 1;
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t';
  }

  private static boolean isBreak(char c) {
    return c == '\n' || c == '\r' || c == '\u0085' || c == '\u2028' || c == '\u2029';
  }
}
