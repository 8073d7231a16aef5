package weir.site;

final class LifeOnTrixieIT extends ServiceLife {
  LifeOnTrixieIT() {
    super("trixie");
  }
}
