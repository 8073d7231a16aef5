package weir.cli;

import picocli.CommandLine.IVersionProvider;

/** What {@code weir --version} says. */
final class Version implements IVersionProvider {

  @Override
  public String[] getVersion() {
    String version = Version.class.getPackage().getImplementationVersion();
    return new String[] {
      "weir %s".formatted(version == null ? "(unpackaged)" : version),
      "the language of Ansible 2.18; Java %s".formatted(Runtime.version().feature())
    };
  }
}
