package io.miharu.knowledge;

/**
 * A list of concepts that networks of one kind name. Immutable.
 *
 * @param id {@code imagenet}
 * @param title its name for people
 * @param size how many concepts it has, at least 1; they are numbered from 0
 * @param comment what it is
 */
public record VocabularyEntry(String id, String title, int size, String comment) {

  public VocabularyEntry {
    if (size < 1) {
      throw new IllegalArgumentException(
          "vocabulary %s needs a size of at least 1, got %d".formatted(id, size));
    }
  }
}
