package weir.playbook;

import static weir.playbook.Keyword.Passing.ADDS;
import static weir.playbook.Keyword.Passing.OVERRIDES;
import static weir.playbook.Keyword.Passing.STAYS;
import static weir.playbook.Keyword.Shape.ANY;
import static weir.playbook.Keyword.Shape.BOOLEAN;
import static weir.playbook.Keyword.Shape.CONDITIONS;
import static weir.playbook.Keyword.Shape.LIST;
import static weir.playbook.Keyword.Shape.MAPPING;
import static weir.playbook.Keyword.Shape.NUMBER;
import static weir.playbook.Keyword.Shape.TASKS;
import static weir.playbook.Keyword.Shape.TEXT;
import static weir.playbook.Place.BLOCK;
import static weir.playbook.Place.HANDLER;
import static weir.playbook.Place.PLAY;
import static weir.playbook.Place.ROLE;
import static weir.playbook.Place.TASK;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The keywords of the language: what each takes, how it is handed down, where it may stand. */
public enum Keyword {
  ANY_ERRORS_FATAL(BOOLEAN, OVERRIDES, PLAY, ROLE, BLOCK, TASK, HANDLER),
  BECOME(BOOLEAN, OVERRIDES, PLAY, ROLE, BLOCK, TASK, HANDLER),
  BECOME_EXE(TEXT, OVERRIDES, PLAY, ROLE, BLOCK, TASK, HANDLER),
  BECOME_FLAGS(TEXT, OVERRIDES, PLAY, ROLE, BLOCK, TASK, HANDLER),
  BECOME_METHOD(TEXT, OVERRIDES, PLAY, ROLE, BLOCK, TASK, HANDLER),
  BECOME_USER(TEXT, OVERRIDES, PLAY, ROLE, BLOCK, TASK, HANDLER),
  CHECK_MODE(BOOLEAN, OVERRIDES, PLAY, ROLE, BLOCK, TASK, HANDLER),
  COLLECTIONS(LIST, OVERRIDES, PLAY, ROLE, BLOCK, TASK, HANDLER),
  CONNECTION(TEXT, OVERRIDES, PLAY, ROLE, BLOCK, TASK, HANDLER),
  DEBUGGER(TEXT, STAYS, PLAY, ROLE, BLOCK, TASK, HANDLER),
  DIFF(BOOLEAN, OVERRIDES, PLAY, ROLE, BLOCK, TASK, HANDLER),
  ENVIRONMENT(ANY, ADDS, PLAY, ROLE, BLOCK, TASK, HANDLER),
  IGNORE_ERRORS(BOOLEAN, OVERRIDES, PLAY, ROLE, BLOCK, TASK, HANDLER),
  IGNORE_UNREACHABLE(BOOLEAN, OVERRIDES, PLAY, ROLE, BLOCK, TASK, HANDLER),
  MODULE_DEFAULTS(ANY, ADDS, PLAY, ROLE, BLOCK, TASK, HANDLER),
  NAME(TEXT, STAYS, PLAY, ROLE, BLOCK, TASK, HANDLER),
  NO_LOG(BOOLEAN, OVERRIDES, PLAY, ROLE, BLOCK, TASK, HANDLER),
  PORT(NUMBER, OVERRIDES, PLAY, ROLE, BLOCK, TASK, HANDLER),
  REMOTE_USER(TEXT, OVERRIDES, PLAY, ROLE, BLOCK, TASK, HANDLER),
  RUN_ONCE(BOOLEAN, OVERRIDES, PLAY, ROLE, BLOCK, TASK, HANDLER),
  TAGS(LIST, ADDS, PLAY, ROLE, BLOCK, TASK, HANDLER),
  THROTTLE(NUMBER, OVERRIDES, PLAY, ROLE, BLOCK, TASK, HANDLER),
  TIMEOUT(NUMBER, OVERRIDES, PLAY, ROLE, BLOCK, TASK, HANDLER),
  VARS(MAPPING, ADDS, PLAY, ROLE, BLOCK, TASK, HANDLER),

  DELEGATE_FACTS(BOOLEAN, OVERRIDES, ROLE, BLOCK, TASK, HANDLER),
  DELEGATE_TO(TEXT, OVERRIDES, ROLE, BLOCK, TASK, HANDLER),
  WHEN(CONDITIONS, ADDS, ROLE, BLOCK, TASK, HANDLER),
  NOTIFY(LIST, ADDS, BLOCK, TASK, HANDLER),

  ACTION(ANY, STAYS, TASK, HANDLER),
  ARGS(ANY, STAYS, TASK, HANDLER),
  ASYNC(NUMBER, STAYS, TASK, HANDLER),
  CHANGED_WHEN(CONDITIONS, STAYS, TASK, HANDLER),
  DELAY(NUMBER, STAYS, TASK, HANDLER),
  FAILED_WHEN(CONDITIONS, STAYS, TASK, HANDLER),
  LISTEN(LIST, STAYS, HANDLER),
  LOCAL_ACTION(ANY, STAYS, TASK, HANDLER),
  LOOP(ANY, STAYS, TASK, HANDLER),
  LOOP_CONTROL(MAPPING, STAYS, TASK, HANDLER),
  POLL(NUMBER, STAYS, TASK, HANDLER),
  REGISTER(TEXT, STAYS, TASK, HANDLER),
  RETRIES(NUMBER, STAYS, TASK, HANDLER),
  UNTIL(CONDITIONS, STAYS, TASK, HANDLER),

  ALWAYS(TASKS, STAYS, BLOCK),
  RESCUE(TASKS, STAYS, BLOCK),
  BLOCK_(TASKS, STAYS, BLOCK),

  ROLE_(TEXT, STAYS, ROLE),

  FACT_PATH(TEXT, STAYS, PLAY),
  FORCE_HANDLERS(BOOLEAN, STAYS, PLAY),
  GATHER_FACTS(BOOLEAN, STAYS, PLAY),
  GATHER_SUBSET(LIST, STAYS, PLAY),
  GATHER_TIMEOUT(NUMBER, STAYS, PLAY),
  HANDLERS(TASKS, STAYS, PLAY),
  HOSTS(LIST, STAYS, PLAY),
  MAX_FAIL_PERCENTAGE(NUMBER, STAYS, PLAY),
  ORDER(TEXT, STAYS, PLAY),
  POST_TASKS(TASKS, STAYS, PLAY),
  PRE_TASKS(TASKS, STAYS, PLAY),
  ROLES(ANY, STAYS, PLAY),
  SERIAL(ANY, STAYS, PLAY),
  STRATEGY(TEXT, STAYS, PLAY),
  TASKS_(TASKS, STAYS, PLAY),
  USER(TEXT, STAYS, PLAY),
  VALIDATE_ARGSPEC(ANY, STAYS, PLAY),
  VARS_FILES(ANY, STAYS, PLAY),
  VARS_PROMPT(ANY, STAYS, PLAY),

  /** What an include hands over; no one can write it, so it stands nowhere. */
  INCLUDE_PARAMS(MAPPING, ADDS);

  /** What a keyword's value looks like; a template may always stand for the value. */
  public enum Shape {
    /** A string. */
    TEXT,
    /** True or false. */
    BOOLEAN,
    /** A number. */
    NUMBER,
    /** A list, or one value, or several with commas between. */
    LIST,
    /** A mapping. */
    MAPPING,
    /** One expression, or a list of them that must all hold. */
    CONDITIONS,
    /** A list of tasks and blocks. */
    TASKS,
    /** Looked at by its reader. */
    ANY
  }

  /** How a keyword reaches what stands inside. */
  enum Passing {
    /** The inner one wins. */
    OVERRIDES,
    /** Both hold, the outer first. */
    ADDS,
    /** It does not. */
    STAYS
  }

  private static final Map<Place, Map<String, Keyword>> BY_WORD = byWord();

  private final Shape shape;
  private final Passing passing;

  private final Set<Place> places;

  Keyword(Shape shape, Passing passing, Place... places) {
    this.shape = shape;
    this.passing = passing;
    this.places = Set.of(places);
  }

  /** How it is written. */
  public String word() {
    String word = name().toLowerCase(Locale.ROOT);
    return word.endsWith("_") ? word.substring(0, word.length() - 1) : word;
  }

  /** What its value looks like. */
  public Shape shape() {
    return shape;
  }

  /** The only words its value can be, if it is a word of the language. */
  List<String> words() {
    return switch (this) {
      case STRATEGY -> List.of("linear", "free", "host_pinned", "debug");
      case ORDER ->
          List.of("inventory", "reverse_inventory", "sorted", "reverse_sorted", "shuffle");
      case CONNECTION -> List.of("local", "paramiko", "paramiko_ssh", "smart", "ssh");
      case BECOME_METHOD -> List.of("doas", "su", "sudo");
      default -> List.of();
    };
  }

  /** The name of a connection, a method or a strategy without its collection. */
  public static String plugin(String name) {
    int dot = name.lastIndexOf('.');
    return name.indexOf('.') < dot ? name.substring(dot + 1) : name;
  }

  /** Whether it may stand there. */
  public boolean standsIn(Place place) {
    return places.contains(place);
  }

  Passing passing() {
    return passing;
  }

  /** The keyword of this word at this place, or null. */
  public static @Nullable Keyword of(String word, Place place) {
    return Objects.requireNonNull(BY_WORD.get(place)).get(word);
  }

  private static Map<Place, Map<String, Keyword>> byWord() {
    Map<Place, Map<String, Keyword>> all = new EnumMap<>(Place.class);
    for (Place place : Place.values()) {
      Map<String, Keyword> words = new HashMap<>();
      for (Keyword keyword : values()) {
        if (keyword.standsIn(place)) {
          words.put(keyword.word(), keyword);
        }
      }
      all.put(place, Map.copyOf(words));
    }
    return Map.copyOf(all);
  }

  /** Where a word that does not belong here would belong, as a sentence; null if nowhere. */
  static @Nullable String elsewhere(String word) {
    for (Place place : List.of(Place.TASK, Place.HANDLER, Place.BLOCK, Place.PLAY)) {
      if (of(word, place) != null) {
        return "It is a keyword of a %s.".formatted(place.name().toLowerCase(Locale.ROOT));
      }
    }
    return null;
  }

  /** All words allowed at a place. */
  public static List<String> words(Place place) {
    List<String> words = new ArrayList<>();
    for (Keyword keyword : values()) {
      if (keyword.standsIn(place)) {
        words.add(keyword.word());
      }
    }
    return words;
  }
}
