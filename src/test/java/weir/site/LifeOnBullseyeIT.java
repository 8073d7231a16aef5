package weir.site;

final class LifeOnBullseyeIT extends ServiceLife {
  LifeOnBullseyeIT() {
    super("bullseye");
  }
}
