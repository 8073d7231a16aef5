package weir.template.filter;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import weir.template.value.Arguments;
import weir.template.value.Numbers;
import weir.template.value.Text;
import weir.template.value.Tuple;
import weir.template.value.Types;
import weir.template.value.Undefineds;
import weir.template.value.ValueException;

/** IP addresses and networks; what is none gives False. */
final class AddressFilters {
  static final Set<String> NAMES =
      Set.of(
          "ipaddr",
          "ipv4",
          "ipv6",
          "ipwrap",
          "nthhost",
          "ipmath",
          "ipsubnet",
          "network_in_usable",
          "network_in_network");

  private AddressFilters() {}

  static @Nullable Object apply(String name, @Nullable Object input, Arguments a) {
    if (input instanceof List<?> || input instanceof Tuple) {
      List<@Nullable Object> kept = new ArrayList<>();
      for (Object item : weir.template.value.Rows.of(input)) {
        Object result = one(name, Undefineds.defined(item), a);
        if (result != null && !Boolean.FALSE.equals(result)) {
          kept.add(result);
        }
      }
      return kept;
    }
    return one(name, input, a);
  }

  private static @Nullable Object one(String name, @Nullable Object input, Arguments a) {
    IpNetwork network = read(input);
    if (name.equals("ipwrap")) {
      return network != null && network.bits() == 128 ? wrapped(Text.str(input)) : input;
    }
    if (network == null) {
      if (name.equals("ipmath")) {
        throw new ValueException(
            "You must pass a valid IP address; %s is invalid".formatted(Text.str(input)));
      }
      return false;
    }
    return switch (name) {
      case "nthhost" -> nth(network, a.whole(0, "query", 0));
      case "ipmath" ->
          network.text(network.address().add(BigInteger.valueOf(a.whole(0, "amount", 0))));
      case "ipsubnet" -> subnet(network, a);
      case "network_in_usable", "network_in_network" -> {
        IpNetwork inner = read(a.require(0, "test"));
        yield inner != null && network.holds(inner);
      }
      default -> {
        boolean family = name.equals("ipaddr") || (name.equals("ipv4") == (network.bits() == 32));
        yield family ? query(network, input, a.get(0, "query", "")) : (Object) false;
      }
    };
  }

  private static @Nullable IpNetwork read(@Nullable Object input) {
    if (Types.isWhole(input) && !(input instanceof Boolean)) {
      BigInteger number = Numbers.big(input == null ? 0L : input);
      boolean small = number.bitLength() <= 32;
      return number.signum() < 0
          ? null
          : new IpNetwork(number, small ? 32 : 128, small ? 32 : 128, false);
    }
    return input instanceof String text ? IpNetwork.parse(text.strip()) : null;
  }

  private static String wrapped(String text) {
    int slash = text.indexOf('/');
    return slash < 0
        ? "[" + text + "]"
        : "[" + text.substring(0, slash) + "]" + text.substring(slash);
  }

  private static Object nth(IpNetwork network, long index) {
    BigInteger place = BigInteger.valueOf(index);
    BigInteger number =
        index < 0 ? network.last().add(BigInteger.ONE).add(place) : network.first().add(place);
    boolean inside =
        number.compareTo(network.first()) >= 0 && number.compareTo(network.last()) <= 0;
    return inside ? (Object) network.text(number) : false;
  }

  private static @Nullable Object subnet(IpNetwork network, Arguments a) {
    if (a.isEmpty()) {
      return network.withPrefix(network.first());
    }
    int length = (int) Numbers.index(asNumber(a.require(0, "query")));
    if (length > network.bits() || length < 0) {
      return false;
    }
    if (length < network.prefix()) {
      IpNetwork wider = new IpNetwork(network.address(), length, network.bits(), true);
      return wider.withPrefix(wider.first());
    }
    BigInteger count = BigInteger.ONE.shiftLeft(length - network.prefix());
    if (!a.has(1, "index")) {
      return Numbers.narrow(count);
    }
    long index = Numbers.index(asNumber(a.require(1, "index")));
    BigInteger place = BigInteger.valueOf(index);
    place = index < 0 ? count.add(place) : place;
    if (place.signum() < 0 || place.compareTo(count) >= 0) {
      return false;
    }
    BigInteger start = network.first().add(place.shiftLeft(network.bits() - length));
    return network.text(start) + "/" + length;
  }

  private static @Nullable Object asNumber(@Nullable Object value) {
    Object parsed = value instanceof String text ? Numbers.parseWhole(text, 10) : value;
    if (parsed == null) {
      throw new ValueException("%s is no number".formatted(Text.str(value)));
    }
    return parsed;
  }

  private static @Nullable Object query(
      IpNetwork n, @Nullable Object input, @Nullable Object question) {
    String query = Text.str(question);
    Object index = Numbers.parseWhole(query, 10);
    if (index != null) {
      Object host = nth(n, Numbers.index(index));
      return host instanceof String text ? text + "/" + n.prefix() : host;
    }
    boolean wide = n.prefix() < n.bits() - 1;
    BigInteger one = BigInteger.ONE;
    BigInteger firstUsable = wide ? n.first().add(one) : n.first();
    BigInteger lastUsable = wide && n.bits() == 32 ? n.last().subtract(one) : n.last();
    return switch (query) {
      case "" -> input instanceof String ? input : n.text(n.address());
      case "bool" -> true;
      case "address", "ip" -> n.isHost() || !n.written() ? n.text(n.address()) : null;
      case "host" -> n.isHost() ? n.withPrefix(n.address()) : null;
      case "host/prefix", "ip/prefix", "address/prefix", "gateway", "gw" ->
          n.isHost() ? n.withPrefix(n.address()) : null;
      case "net" ->
          n.written() && wide && n.address().equals(n.first()) ? n.withPrefix(n.first()) : null;
      case "network", "network_id" -> n.text(n.first());
      case "subnet", "cidr" -> n.withPrefix(query.equals("cidr") ? n.address() : n.first());
      case "network/prefix" -> n.withPrefix(n.first());
      case "network_netmask" -> n.text(n.first()) + " " + n.text(n.netmask());
      case "netmask" -> n.text(n.netmask());
      case "hostmask", "wildcard" -> n.text(n.hostmask());
      case "prefix" -> (long) n.prefix();
      case "broadcast" -> wide && n.bits() == 32 ? n.text(n.last()) : null;
      case "size" -> Numbers.narrow(n.size());
      case "first_usable" -> wide ? n.text(firstUsable) : null;
      case "last_usable" -> wide ? n.text(lastUsable) : null;
      case "range_usable" -> wide ? n.text(firstUsable) + "-" + n.text(lastUsable) : null;
      case "next_usable" ->
          n.address().compareTo(lastUsable) < 0 ? n.text(n.address().add(one)) : null;
      case "previous_usable" ->
          n.address().compareTo(firstUsable) > 0 ? n.text(n.address().subtract(one)) : null;
      case "int" ->
          n.written() ? n.address() + "/" + n.prefix() : (Object) Numbers.narrow(n.address());
      case "version" -> n.bits() == 32 ? 4L : 6L;
      case "type" -> n.written() && n.address().equals(n.first()) && wide ? "network" : "address";
      case "ipv4", "v4", "4" -> n.bits() == 32 ? input : null;
      case "ipv6", "v6", "6" -> n.bits() == 128 ? input : null;
      case "wrap" -> n.bits() == 128 ? wrapped(Text.str(input)) : input;
      case "private" -> isPrivate(n) ? input : null;
      case "public" -> isPrivate(n) || isSpecial(n) ? null : input;
      case "loopback", "lo" -> within(n, "127.0.0.0/8", "::1/128") ? input : null;
      case "multicast" -> within(n, "224.0.0.0/4", "ff00::/8") ? input : null;
      case "unicast" -> within(n, "224.0.0.0/4", "ff00::/8") ? null : input;
      case "link-local", "lladdr" -> within(n, "169.254.0.0/16", "fe80::/10") ? input : null;
      case "revdns" -> reverse(n);
      default -> {
        IpNetwork outer = IpNetwork.parse(query);
        if (outer == null) {
          throw new ValueException("ipaddr: unknown filter type: " + query);
        }
        yield outer.holds(n) ? input : null;
      }
    };
  }

  private static boolean isPrivate(IpNetwork n) {
    return within(n, "10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "fc00::/7");
  }

  private static boolean isSpecial(IpNetwork n) {
    return within(
        n,
        "127.0.0.0/8",
        "224.0.0.0/4",
        "169.254.0.0/16",
        "0.0.0.0/8",
        "::1/128",
        "fe80::/10",
        "ff00::/8");
  }

  private static boolean within(IpNetwork n, String... networks) {
    for (String text : networks) {
      IpNetwork network = IpNetwork.parse(text);
      if (network != null && network.holds(n)) {
        return true;
      }
    }
    return false;
  }

  private static String reverse(IpNetwork n) {
    if (n.bits() == 32) {
      List<String> parts = new ArrayList<>(List.of(n.text(n.address()).split("\\.", -1)));
      java.util.Collections.reverse(parts);
      return String.join(".", parts) + ".in-addr.arpa.";
    }
    String digits = "%032x".formatted(n.address());
    StringBuilder out = new StringBuilder();
    for (int i = digits.length() - 1; i >= 0; i--) {
      out.append(digits.charAt(i)).append('.');
    }
    return out + "ip6.arpa.";
  }
}
