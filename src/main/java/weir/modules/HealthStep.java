package weir.modules;

/** The steps of a look at a service's health, in order. */
enum HealthStep {
  UNIT("unit runs"),
  LISTENER("its own listener"),
  LOCAL("local HTTP"),
  STEADY("steady"),
  TUNNEL("tunnel"),
  PUBLIC("public URL"),
  SAME("still the same process");

  final String title;

  HealthStep(String title) {
    this.title = title;
  }
}
