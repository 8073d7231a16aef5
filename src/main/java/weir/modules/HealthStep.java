package weir.modules;

/** The steps of a look at a service's health, in order. */
enum HealthStep {
  UNIT(1, "unit runs"),
  LISTENER(2, "its own listener"),
  LOCAL(3, "local answer"),
  STEADY(4, "steady"),
  TUNNEL(5, "tunnel"),
  PUBLIC(6, "public URL"),
  SAME(7, "still the same process");

  final int number;
  final String title;

  HealthStep(int number, String title) {
    this.number = number;
    this.title = title;
  }
}
