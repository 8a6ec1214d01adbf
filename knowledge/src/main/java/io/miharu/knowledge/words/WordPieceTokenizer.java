package io.miharu.knowledge.words;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.apache.jena.atlas.json.JSON;
import org.apache.jena.atlas.json.JsonObject;
import org.apache.jena.atlas.json.JsonParseException;
import org.apache.jena.atlas.json.JsonValue;

/**
 * Cuts a text into the word pieces of an uncased BERT vocabulary.
 *
 * <p>Source: Devlin et al., "BERT", NAACL 2019, arXiv:1810.04805, and the rules of its published
 * tokenizer: control characters dropped, lower case, accents stripped (NFD), Chinese characters and
 * punctuation as words of their own, then the longest known piece first, later pieces with {@code
 * ##}. A word with a part that is no piece, or of over 100 characters, is {@code [UNK]}.
 * O(length^2) per word. Immutable.
 */
public final class WordPieceTokenizer {

  private static final int LONGEST_WORD = 100;

  private static final List<String> ENDINGS = List.of("s", "es", "ed", "d", "ing", "er", "ers");

  private final Map<String, Integer> pieces;
  private final int unknown;
  private final int first;
  private final int last;
  private final int mostTokens;

  /**
   * @param pieces ids by piece, {@code [UNK]}, {@code [CLS]} and {@code [SEP]} among them
   * @param mostTokens texts are cut off after so many, the two marks included
   */
  WordPieceTokenizer(Map<String, Integer> pieces, int mostTokens) {
    this.pieces = new HashMap<>(pieces); // looked up only, never walked through
    this.mostTokens = mostTokens;
    unknown = special("[UNK]");
    first = special("[CLS]");
    last = special("[SEP]");
  }

  /**
   * Reads the {@code tokenizer.json} of a published model.
   *
   * @throws IOException when it is no word-piece vocabulary
   */
  static WordPieceTokenizer read(InputStream json) throws IOException {
    try {
      JsonObject root = JSON.parse(json);
      JsonObject vocabulary = root.get("model").getAsObject().get("vocab").getAsObject();
      Map<String, Integer> pieces = new HashMap<>();
      for (Map.Entry<String, JsonValue> one : vocabulary.entrySet()) {
        pieces.put(one.getKey(), one.getValue().getAsNumber().value().intValue());
      }
      JsonValue truncation = root.get("truncation");
      int most =
          truncation != null && truncation.isObject()
              ? truncation.getAsObject().get("max_length").getAsNumber().value().intValue()
              : 512;
      return new WordPieceTokenizer(pieces, most);
    } catch (JsonParseException | NullPointerException | ClassCastException wrong) {
      throw new IOException("needed a tokenizer.json with a WordPiece vocabulary", wrong);
    }
  }

  /** Writes lines that {@link #readLines} reads, which takes a tenth of the time of the JSON. */
  List<String> lines() {
    List<String> lines = new ArrayList<>(List.of(String.valueOf(mostTokens)));
    new TreeMap<>(pieces).forEach((piece, id) -> lines.add(id + " " + piece));
    return lines;
  }

  /**
   * Reads what {@link #lines} gave.
   *
   * @throws IOException when it is something else
   */
  static WordPieceTokenizer readLines(InputStream text) throws IOException {
    try (BufferedReader reader =
        new BufferedReader(new InputStreamReader(text, StandardCharsets.UTF_8))) {
      String first = reader.readLine();
      if (first == null) {
        throw new IOException("needed the lines of a WordPiece vocabulary, got an empty file");
      }
      int most = Integer.parseInt(first);
      Map<String, Integer> pieces = new HashMap<>(1 << 16);
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        int space = line.indexOf(' ');
        pieces.put(line.substring(space + 1), Integer.valueOf(line.substring(0, space)));
      }
      return new WordPieceTokenizer(pieces, most);
    } catch (NumberFormatException | StringIndexOutOfBoundsException wrong) {
      throw new IOException("needed the lines of a WordPiece vocabulary", wrong);
    }
  }

  private int special(String piece) {
    Integer id = pieces.get(piece);
    if (id == null) {
      throw new IllegalArgumentException("the vocabulary has no " + piece);
    }
    return id;
  }

  /** Whether a word, or the word without an ending of English grammar, is one piece. */
  boolean isWord(String word) {
    List<String> words = words(word);
    if (words.size() != 1) {
      return false;
    }
    String plain = words.get(0);
    return pieces.containsKey(plain)
        || ENDINGS.stream()
            .filter(ending -> plain.length() > ending.length() + 2 && plain.endsWith(ending))
            .map(ending -> plain.substring(0, plain.length() - ending.length()))
            .anyMatch(stem -> pieces.containsKey(stem) || pieces.containsKey(stem + "e"));
  }

  /** The ids of a text between {@code [CLS]} and {@code [SEP]}. */
  public long[] tokens(String text) {
    List<Integer> ids = new ArrayList<>(List.of(first));
    for (String word : words(text)) {
      addPieces(word, ids);
    }
    int kept = Math.min(ids.size(), mostTokens - 1);
    long[] tokens = new long[kept + 1];
    for (int i = 0; i < kept; i++) {
      tokens[i] = ids.get(i);
    }
    tokens[kept] = last;
    return tokens;
  }

  /** Words and single marks, cleaned. */
  private static List<String> words(String text) {
    String plain = Normalizer.normalize(text.toLowerCase(Locale.ROOT), Normalizer.Form.NFD);
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    plain
        .codePoints()
        .forEach(
            c -> {
              int type = Character.getType(c);
              if (type == Character.NON_SPACING_MARK) {
                return;
              }
              boolean space = Character.isWhitespace(c) || type == Character.SPACE_SEPARATOR;
              if (!space
                  && (type == Character.CONTROL || type == Character.FORMAT || c == 0xFFFD)) {
                return;
              }
              boolean alone = isMark(c, type) || Character.isIdeographic(c);
              if (space || alone) {
                flush(word, words);
              }
              if (alone) {
                words.add(Character.toString(c));
              } else if (!space) {
                word.appendCodePoint(c);
              }
            });
    flush(word, words);
    return words;
  }

  private static void flush(StringBuilder word, List<String> words) {
    if (!word.isEmpty()) {
      words.add(word.toString());
      word.setLength(0);
    }
  }

  private static boolean isMark(int c, int type) {
    boolean ascii =
        (c >= 33 && c <= 47)
            || (c >= 58 && c <= 64)
            || (c >= 91 && c <= 96)
            || (c >= 123 && c <= 126);
    return ascii
        || type == Character.CONNECTOR_PUNCTUATION
        || type == Character.DASH_PUNCTUATION
        || type == Character.START_PUNCTUATION
        || type == Character.END_PUNCTUATION
        || type == Character.INITIAL_QUOTE_PUNCTUATION
        || type == Character.FINAL_QUOTE_PUNCTUATION
        || type == Character.OTHER_PUNCTUATION;
  }

  private void addPieces(String word, List<Integer> ids) {
    List<Integer> found = new ArrayList<>();
    int start = 0;
    while (word.length() <= LONGEST_WORD && start < word.length()) {
      int end = word.length();
      Integer id = null;
      while (end > start && id == null) {
        id = pieces.get((start > 0 ? "##" : "") + word.substring(start, end));
        end -= id == null ? 1 : 0;
      }
      if (id == null) {
        break;
      }
      found.add(id);
      start = end;
    }
    if (start < word.length()) {
      ids.add(unknown);
    } else {
      ids.addAll(found);
    }
  }
}
