package weir.site;

final class LifeOnBookwormIT extends ServiceLife {
  LifeOnBookwormIT() {
    super("bookworm");
  }
}
