package weir.template.value;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The methods of a list; a tuple has two of them. */
final class ListMethods {
  private ListMethods() {}

  static boolean ofTuple(String name) {
    return switch (name) {
      case "index", "count", "__len__", "__contains__" -> true;
      default -> false;
    };
  }

  static boolean named(String name) {
    return MethodSignatures.LIST.containsKey(name);
  }

  static @Nullable Object call(List<?> row, String name, Arguments a) {
    List<@Nullable Object> list = Dicts.open(row);
    switch (name) {
      case "append" -> {
        Sizes.items(list.size() + 1L);
        list.add(a.get(0, "object", null));
      }
      case "extend" -> {
        List<@Nullable Object> more = Rows.copy(a.require(0, "iterable"));
        Sizes.items((long) list.size() + more.size());
        list.addAll(more);
      }
      case "insert" -> {
        long place = Numbers.index(a.require(0, "index"));
        place = place < 0 ? Math.max(0, place + list.size()) : Math.min(place, list.size());
        list.add((int) place, a.get(1, "object", null));
      }
      case "remove" ->
          list.remove(
              find(list, a.require(0, "value"), 0, list.size(), "list.remove(x): x not in list"));
      case "pop" -> {
        long place = a.whole(0, "index", -1);
        place = place < 0 ? place + list.size() : place;
        if (list.isEmpty()) {
          throw new ValueException("pop from empty list");
        }
        if (place < 0 || place >= list.size()) {
          throw new ValueException("pop index out of range");
        }
        return list.remove((int) place);
      }
      case "clear" -> list.clear();
      case "reverse" -> Collections.reverse(list);
      case "sort" -> {
        list.sort(Comparison::compare);
        if (a.flag(-1, "reverse", false)) {
          Collections.reverse(list);
        }
      }
      case "copy" -> {
        return new ArrayList<>(list);
      }
      case "index" -> {
        Object wanted = a.require(0, "value");
        long from = a.whole(1, "start", 0);
        long to = a.whole(2, "stop", list.size());
        return (long)
            find(
                list,
                wanted,
                from < 0 ? from + list.size() : from,
                to < 0 ? to + list.size() : to,
                Text.repr(wanted) + " is not in list");
      }
      case "count" -> {
        long count = 0;
        for (Object item : list) {
          count += Comparison.equal(item, a.get(0, "value", null)) ? 1 : 0;
        }
        return count;
      }
      case "__len__" -> {
        return (long) list.size();
      }
      case "__contains__" -> {
        return Comparison.contains(list, a.require(0, "key"));
      }
      case "__getitem__" -> {
        return Undefineds.defined(Attributes.item(list, a.require(0, "index")));
      }
      default -> throw new ValueException("'list' object has no attribute '%s'".formatted(name));
    }
    return null;
  }

  private static int find(
      List<@Nullable Object> list, @Nullable Object wanted, long from, long to, String failure) {
    for (long i = Math.max(0, from); i < Math.min(to, list.size()); i++) {
      if (Comparison.equal(list.get((int) i), wanted)) {
        return (int) i;
      }
    }
    throw new ValueException(failure);
  }
}
