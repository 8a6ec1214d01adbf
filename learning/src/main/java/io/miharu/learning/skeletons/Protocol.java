package io.miharu.learning.skeletons;

import io.miharu.core.ActionClip;
import io.miharu.core.ActionSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** How a data set is split into what is learned from and what is judged by. Thread-safe. */
public enum Protocol {
  /** SBU: the five folds of pairs of persons that all papers share. */
  FOLDS {
    @Override
    public List<Fold> folds(ActionSet set) {
      List<Fold> folds = new ArrayList<>();
      for (int i = 0; i < SBU_FOLDS.size(); i++) {
        Set<String> held = SBU_FOLDS.get(i);
        folds.add(
            split("fold-" + (i + 1), set, classes(set), clip -> held.contains(clip.subject())));
      }
      return folds;
    }
  },
  /** Each subject once: learned from all others. */
  LEAVE_ONE_SUBJECT_OUT {
    @Override
    public List<Fold> folds(ActionSet set) {
      return leaveOneOut(set, ActionClip::subject);
    }
  },
  /** Each recording once: learned from all others, the subject's own second one too. */
  LEAVE_ONE_SEQUENCE_OUT {
    @Override
    public List<Fold> folds(ActionSet set) {
      return leaveOneOut(set, ActionClip::sequence);
    }
  },
  /** Ten random halves of the subjects, drawn once and for all. */
  HALF_THE_SUBJECTS {
    @Override
    public List<Fold> folds(ActionSet set) {
      Random random = new Random(20141);
      List<Fold> folds = new ArrayList<>();
      for (int i = 1; i <= 10; i++) {
        List<String> subjects = new ArrayList<>(subjects(set));
        Collections.shuffle(subjects, random);
        Set<String> held = new HashSet<>(subjects.subList(subjects.size() / 2, subjects.size()));
        folds.add(split("half-" + i, set, classes(set), clip -> held.contains(clip.subject())));
      }
      return folds;
    }
  },
  /** MSR-Action3D: the three sets of eight actions, subjects 1, 3, 5, 7, 9 learned from. */
  CROSS_SUBJECT {
    @Override
    public List<Fold> folds(ActionSet set) {
      List<Fold> folds = new ArrayList<>();
      for (int i = 0; i < MSR_SETS.size(); i++) {
        List<Integer> classes = MSR_SETS.get(i).stream().map(action -> action - 1).toList();
        folds.add(split("AS" + (i + 1), set, classes, clip -> number(clip.subject()) % 2 == 0));
      }
      return folds;
    }
  },
  /**
   * MSR-Action3D: the same with the lists published with the set, which leave out recordings whose
   * sensor lost the body; other sets' lists are split alike.
   */
  LISTED {
    @Override
    public List<Fold> folds(ActionSet set) {
      if (set.lists().isEmpty()) {
        throw new IllegalArgumentException(
            "%s comes without lists of its clips; MSR-Action3D has them as ActionSet1.txt to ActionSet3.txt"
                .formatted(set.name()));
      }
      return set.lists().entrySet().stream()
          .map(list -> listed(set, list.getKey(), new HashSet<>(list.getValue())))
          .toList();
    }
  },
  /** All actions at once, odd subjects learned from. */
  ODD_SUBJECTS {
    @Override
    public List<Fold> folds(ActionSet set) {
      return List.of(split("even", set, classes(set), clip -> number(clip.subject()) % 2 == 0));
    }
  },
  /** NTU RGB+D: the twenty subjects of its paper learned from. */
  NTU_CROSS_SUBJECT {
    @Override
    public List<Fold> folds(ActionSet set) {
      return List.of(
          split(
              "cross-subject",
              set,
              classes(set),
              clip -> !NTU_SUBJECTS.contains(number(clip.subject()))));
    }
  },
  /** NTU RGB+D: cameras 2 and 3 learned from. */
  NTU_CROSS_VIEW {
    @Override
    public List<Fold> folds(ActionSet set) {
      return List.of(
          split("cross-view", set, classes(set), clip -> clip.sequence().endsWith("C001")));
    }
  };

  private static final List<Set<String>> SBU_FOLDS =
      List.of(
          Set.of("s01s02", "s03s04", "s05s02", "s06s04"),
          Set.of("s02s03", "s02s07", "s03s05", "s05s03"),
          Set.of("s01s03", "s01s07", "s07s01", "s07s03"),
          Set.of("s02s01", "s02s06", "s03s02", "s03s06"),
          Set.of("s04s02", "s04s03", "s04s06", "s06s02", "s06s03"));

  private static final List<List<Integer>> MSR_SETS =
      List.of(
          List.of(2, 3, 5, 6, 10, 13, 18, 20),
          List.of(1, 4, 7, 8, 9, 11, 12, 14),
          List.of(6, 14, 15, 16, 17, 18, 19, 20));

  private static final Set<Integer> NTU_SUBJECTS =
      Set.of(1, 2, 4, 5, 8, 9, 13, 14, 15, 16, 17, 18, 19, 25, 27, 28, 31, 34, 35, 38);

  /** The splits, in a fixed order. */
  public abstract List<Fold> folds(ActionSet set);

  /** Its name on the command line: {@code leave-one-subject-out}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * The protocol of a name.
   *
   * @throws IllegalArgumentException naming those there are
   */
  public static Protocol named(String word) {
    for (Protocol protocol : values()) {
      if (protocol.word().equals(word)) {
        return protocol;
      }
    }
    throw new IllegalArgumentException(
        "there is no protocol %s; there are %s"
            .formatted(
                word,
                Arrays.stream(values()).map(Protocol::word).collect(Collectors.joining(", "))));
  }

  /** The one that papers on this set use. */
  public static Protocol usual(String set) {
    return switch (set) {
      case "sbu" -> FOLDS;
      case "msr" -> CROSS_SUBJECT;
      case "ntu" -> NTU_CROSS_SUBJECT;
      default -> LEAVE_ONE_SUBJECT_OUT;
    };
  }

  /**
   * The first fold and those judged by the same subjects: what is chosen inside the training part
   * of another may have been chosen by clips that judge in this one.
   */
  static List<Fold> choosing(ActionSet set, List<Fold> folds) {
    Set<String> held = subjects(set, folds.get(0).test());
    return folds.stream().filter(fold -> subjects(set, fold.test()).equals(held)).toList();
  }

  private static Set<String> subjects(ActionSet set, List<Integer> places) {
    return places.stream()
        .map(place -> set.clips().get(place).subject())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /**
   * A part of the training clips to choose settings by: whole subjects, every fifth, so that no
   * setting is ever chosen by the clips that judge.
   *
   * @param seed which fifth; five in a row take each subject once
   */
  public static Fold validation(ActionSet set, Fold fold, long seed) {
    List<String> subjects = new ArrayList<>(subjects(set, fold.train()));
    Collections.shuffle(subjects, new Random(5));
    Set<String> held = new HashSet<>();
    for (int i = 0; i < subjects.size(); i++) {
      if (Math.floorMod(seed - i, Math.min(5, subjects.size())) == 0) {
        held.add(subjects.get(i));
      }
    }
    Predicate<Integer> judges = place -> held.contains(set.clips().get(place).subject());
    return new Fold(
        fold.name() + "-validation",
        fold.classes(),
        fold.train().stream().filter(judges.negate()).toList(),
        fold.train().stream().filter(judges).toList());
  }

  private static List<Fold> leaveOneOut(ActionSet set, Function<ActionClip, String> key) {
    return set.clips().stream()
        .map(key)
        .distinct()
        .sorted()
        .map(
            held ->
                split("without-" + held, set, classes(set), clip -> key.apply(clip).equals(held)))
        .toList();
  }

  private static Fold listed(ActionSet set, String name, Set<String> clips) {
    List<Integer> all = places(set, clip -> clips.contains(clip.name()));
    List<Integer> classes =
        all.stream().map(i -> set.clips().get(i).action()).distinct().sorted().toList();
    return split(name, set, classes, all, clip -> number(clip.subject()) % 2 == 0);
  }

  private static Fold split(
      String name, ActionSet set, List<Integer> classes, Predicate<ActionClip> judges) {
    return split(name, set, classes, places(set, clip -> classes.contains(clip.action())), judges);
  }

  private static List<Integer> places(ActionSet set, Predicate<ActionClip> wanted) {
    return IntStream.range(0, set.clips().size())
        .filter(i -> wanted.test(set.clips().get(i)))
        .boxed()
        .toList();
  }

  private static Fold split(
      String name,
      ActionSet set,
      List<Integer> classes,
      List<Integer> all,
      Predicate<ActionClip> judges) {
    return new Fold(
        name,
        classes,
        all.stream().filter(i -> !judges.test(set.clips().get(i))).toList(),
        all.stream().filter(i -> judges.test(set.clips().get(i))).toList());
  }

  private static List<Integer> classes(ActionSet set) {
    return set.clips().stream().map(ActionClip::action).distinct().sorted().toList();
  }

  private static Set<String> subjects(ActionSet set) {
    return set.clips().stream()
        .map(ActionClip::subject)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The number in {@code s03} or {@code P012}. */
  private static int number(String subject) {
    return Integer.parseInt(subject.replaceAll("\\D", ""));
  }
}
