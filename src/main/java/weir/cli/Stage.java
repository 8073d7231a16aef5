package weir.cli;

import weir.cli.demo.DemoContent;

/** What {@code weir demo} plays. */
final class Stage {
  private Stage() {}

  static DemoContent content() {
    return DemoContent.plain();
  }
}
