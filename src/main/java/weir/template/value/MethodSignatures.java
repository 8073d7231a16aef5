package weir.template.value;

import java.util.Map;

/** Which arguments the methods of Python's values take. */
final class MethodSignatures {
  /** Of a string. */
  static final Map<String, Signature> STR =
      Signature.table(
          """
          capitalize casefold isalnum isalpha isascii isdecimal isdigit isidentifier islower()
          isnumeric isprintable isspace istitle isupper lower swapcase title upper __len__()
          center ljust rjust(width, fillchar=, /)
          count find index rfind rindex(sub, start=, end=, /)
          startswith endswith(prefix, start=, end=, /)
          encode(encoding=, errors=)
          expandtabs(tabsize=)
          format(*args, **kwargs)
          format_map(mapping, /)
          join(iterable, /)
          strip lstrip rstrip(chars=, /)
          partition rpartition(sep, /)
          removeprefix(prefix, /)
          removesuffix(suffix, /)
          replace(old, new, count=, /)
          split rsplit(sep=, maxsplit=)
          splitlines(keepends=)
          translate(table, /)
          maketrans(x, y=, z=, /)
          zfill(width, /)
          __contains__ __getitem__ __add__(key, /)
          """);

  /** Of a list or tuple. */
  static final Map<String, Signature> LIST =
      Signature.table(
          """
          append(object, /)
          clear copy reverse __len__()
          count remove __contains__ __getitem__(value, /)
          extend(iterable, /)
          index(value, start=, stop=, /)
          insert(index, object, /)
          pop(index=, /)
          sort(*, key=, reverse=)
          """);

  /** Of a dict. */
  static final Map<String, Signature> DICT =
      Signature.table(
          """
          clear copy items keys values popitem __len__()
          fromkeys(iterable, value=, /)
          get setdefault pop(key, default=, /)
          update(iterable=, /, **kwargs)
          __contains__ __getitem__ __delitem__(key, /)
          __setitem__(key, value, /)
          """);

  private MethodSignatures() {}
}
