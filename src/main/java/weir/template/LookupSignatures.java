package weir.template;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import weir.template.value.Signature;
import weir.template.value.ValueException;

/** Which options the lookups take beside their terms. */
public final class LookupSignatures {
  private static final Map<String, Signature> ALL =
      Signature.table(
          """
          cartesian dict fileglob flattened indexed_items inventory_hostnames items lines list nested pipe random_choice together unvault varnames(*terms)
          csvfile(*terms, file=, delimiter=, col=, default=, encoding=)
          env(*terms, default=)
          filetree(*terms, exclude=)
          file(*terms, lstrip=, rstrip=)
          first_found(*terms, files=, paths=, skip=)
          ini(*terms, file=, section=, type=, default=, re=, encoding=, case_sensitive=, allow_no_value=, allow_none=)
          password(*terms, length=, chars=, encrypt=, ident=, seed=)
          sequence(*terms, start=, end=, count=, stride=, format=)
          subelements(*terms, skip_missing=)
          template(*terms, convert_data=, jinja2_native=, template_vars=, variable_start_string=, variable_end_string=, comment_start_string=, comment_end_string=)
          url(*terms, validate_certs=, split_lines=, use_proxy=, username=, password=, headers=, force=, timeout=, http_agent=, force_basic_auth=, follow_redirects=, use_netrc=)
          vars(*terms, default=)
          """);

  private LookupSignatures() {}

  /** The one of a lookup without a collection in front; null where none is written down. */
  public static @Nullable Signature of(String lookup) {
    return ALL.get(lookup);
  }

  /** The names of the options of a lookup. */
  public static List<String> options(String lookup) {
    Signature signature = of(lookup);
    return signature == null ? List.of() : signature.names();
  }

  /** Fails for an option that the lookup does not have. */
  public static void check(String lookup, Map<String, ? extends @Nullable Object> given) {
    Signature signature = of(lookup);
    Signature.Fault fault =
        signature == null ? null : signature.fault(0, List.copyOf(given.keySet()), true);
    if (fault != null) {
      throw new ValueException(
          "the lookup '%s' has no option '%s'".formatted(lookup, fault.argument())
              + (fault.hint() == null ? "" : ". " + fault.hint()));
    }
  }
}
