package io.miharu.eval.coco;

import io.miharu.eval.DataFormatException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The pictures, classes and true boxes of a COCO annotation file. Outlines are left out.
 *
 * <p>Source: cocodataset.org, "Data format", object detection. About 70 bytes a box. Immutable.
 */
public final class CocoTruth {

  /**
   * A class.
   *
   * @param id as in the file
   * @param name for people
   */
  public record Category(long id, String name) {}

  private final long[] imageIds; // rising
  private final List<Category> categories; // by rising id
  private final BoxColumns boxes;
  private final double[] areas;
  private final boolean[] crowds;
  private final boolean[] unmatchable;
  private final int repeatedIds;

  private CocoTruth(Reader read, long[] imageIds, List<Category> categories, BoxColumns boxes) {
    this.imageIds = imageIds;
    this.categories = List.copyOf(categories);
    this.boxes = boxes;
    areas = read.areas;
    crowds = read.crowds;
    unmatchable = read.unmatchable;
    repeatedIds = read.repeated.size();
  }

  /**
   * Reads a file. Of annotations with the same id the last one counts, as often as there are.
   *
   * @param anySize also takes boxes with a size below 0
   * @throws DataFormatException naming line, column and JSON path of what does not fit
   */
  public static CocoTruth read(Path file, boolean anySize) throws IOException {
    Reader reader = new Reader(anySize);
    CocoJson.read(file, reader::root);
    long[] imageIds = reader.images.stream().mapToLong(Long::longValue).sorted().toArray();
    List<Category> categories = new ArrayList<>();
    reader.categories.forEach((id, name) -> categories.add(new Category(id, name)));
    BoxColumns boxes = reader.boxes;
    for (int i = 0; i < boxes.size(); i++) {
      boxes.image[i] = Arrays.binarySearch(imageIds, reader.imageOf[i]);
      boxes.category[i] = position(categories, reader.categoryOf[i]);
    }
    reader.replaceByLastOfId();
    return new CocoTruth(reader, imageIds, categories, boxes);
  }

  /** The position of a class in a list by rising ids; below 0 where it is not there. */
  private static int position(List<Category> categories, long id) {
    int low = 0;
    int high = categories.size() - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      long at = categories.get(middle).id();
      if (at == id) {
        return middle;
      }
      if (at < id) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return -1;
  }

  /** How many pictures. */
  public int images() {
    return imageIds.length;
  }

  /** By rising id. */
  public List<Category> categories() {
    return categories;
  }

  /** The position of a picture; below 0 where there is none of that id. */
  int imagePosition(long id) {
    return Arrays.binarySearch(imageIds, id);
  }

  /** The position of a class; -1 where there is none of that id. */
  int categoryPosition(long id) {
    return position(categories, id);
  }

  BoxColumns boxes() {
    return boxes;
  }

  double area(int box) {
    return areas[box];
  }

  boolean isCrowd(int box) {
    return crowds[box];
  }

  /**
   * Whether the box has the id 0, which cocoapi takes for "no match": what finds such a box is a
   * false alarm there.
   */
  boolean isUnmatchable(int box) {
    return unmatchable[box];
  }

  /** How many boxes have the id 0, see there. */
  public long boxesOfIdZero() {
    long count = 0;
    for (int i = 0; i < boxes.size(); i++) {
      count += unmatchable[i] ? 1 : 0;
    }
    return count;
  }

  /** How many boxes another one of the same id stands for. */
  public int repeatedIds() {
    return repeatedIds;
  }

  /** Collects while the file is read, since boxes may stand before pictures and classes. */
  private static final class Reader {

    private final boolean anySize;
    private final Set<Long> images = new HashSet<>();
    private final SortedMap<Long, String> categories = new TreeMap<>();
    private final BoxColumns boxes = new BoxColumns();
    private final Map<Long, Integer> placeOfId = new HashMap<>(); // the last one's
    private final Map<Integer, Long> repeated = new LinkedHashMap<>(); // ids that stand again later
    private long[] imageOf = new long[256];
    private long[] categoryOf = new long[256];
    private double[] areas = new double[256];
    private boolean[] crowds = new boolean[256];
    private boolean[] unmatchable = new boolean[256];
    private final double[] box = new double[4];

    // Of the object at hand; NaN and -1 stand for what has not come yet.
    private boolean hasId;
    private boolean hasImage;
    private boolean hasCategory;
    private boolean hasBox;
    private boolean hasArea;
    private long id;
    private long image;
    private long category;
    private double area;
    private boolean crowd;
    private String name = "";

    Reader(boolean anySize) {
      this.anySize = anySize;
    }

    void root(CocoJson json) throws IOException {
      boolean[] has = new boolean[3];
      json.members(
          "an object with images, annotations and categories",
          member -> {
            switch (member) {
              case "images" -> {
                has[0] = true;
                json.items("a list of pictures", this::image);
              }
              case "annotations" -> {
                has[1] = true;
                json.items("a list of boxes", this::annotation);
              }
              case "categories" -> {
                has[2] = true;
                json.items("a list of classes", this::category);
              }
              default -> {}
            }
          });
      List<String> needed = List.of("images", "annotations", "categories");
      for (int i = 0; i < has.length; i++) {
        if (!has[i]) {
          throw json.missing(needed.get(i));
        }
      }
    }

    private void image(CocoJson json) throws IOException {
      hasId = false;
      json.members(
          "a picture",
          member -> {
            if (member.equals("id")) {
              hasId = true;
              id = json.whole("the whole number of a picture");
            }
          });
      if (!hasId) {
        throw json.missing("id");
      }
      images.add(id);
    }

    private void category(CocoJson json) throws IOException {
      hasId = false;
      name = "";
      json.members(
          "a class",
          member -> {
            if (member.equals("id")) {
              hasId = true;
              id = json.whole("the whole number of a class");
            } else if (member.equals("name")) {
              name = json.text("the name of a class");
            }
          });
      if (!hasId) {
        throw json.missing("id");
      }
      categories.put(id, name.isEmpty() ? Long.toString(id) : name);
    }

    private void annotation(CocoJson json) throws IOException {
      hasId = false;
      hasImage = false;
      hasCategory = false;
      hasBox = false;
      hasArea = false;
      crowd = false;
      json.members("a box", member -> annotationMember(json, member));
      require(json, hasId, "id");
      require(json, hasImage, "image_id");
      require(json, hasCategory, "category_id");
      require(json, hasBox, "bbox");
      require(json, hasArea, "area");
      int place = boxes.size();
      Integer before = placeOfId.put(id, place);
      if (before != null) {
        repeated.put(before, id);
      }
      if (place == areas.length) {
        int more = place + (place >> 1);
        imageOf = Arrays.copyOf(imageOf, more);
        categoryOf = Arrays.copyOf(categoryOf, more);
        areas = Arrays.copyOf(areas, more);
        crowds = Arrays.copyOf(crowds, more);
        unmatchable = Arrays.copyOf(unmatchable, more);
      }
      imageOf[place] = image;
      categoryOf[place] = category;
      areas[place] = area;
      crowds[place] = crowd;
      unmatchable[place] = id == 0;
      boxes.add(-1, -1, box);
    }

    /**
     * cocoapi looks every annotation up by its id, so that the last one of an id counts again in
     * the place of each earlier one of a known picture and class.
     */
    void replaceByLastOfId() {
      repeated.forEach(
          (place, id) -> {
            if (boxes.image[place] >= 0 && boxes.category[place] >= 0) {
              int last = placeOfId.getOrDefault(id, place);
              boxes.copy(last, place);
              areas[place] = areas[last];
              crowds[place] = crowds[last];
            }
          });
    }

    private void annotationMember(CocoJson json, String member) throws IOException {
      switch (member) {
        case "id" -> {
          hasId = true;
          id = json.whole("the whole number of a box");
        }
        case "image_id" -> {
          hasImage = true;
          image = json.whole("the whole number of a picture");
        }
        case "category_id" -> {
          hasCategory = true;
          category = json.whole("the whole number of a class");
        }
        case "bbox" -> {
          hasBox = true;
          json.box(box, anySize);
        }
        case "area" -> {
          hasArea = true;
          area = json.number("an area in square pixels");
        }
        case "iscrowd" -> crowd = json.flag("1 for a crowd, else 0");
        default -> {}
      }
    }

    private static void require(CocoJson json, boolean has, String member)
        throws DataFormatException {
      if (!has) {
        throw json.missing(member);
      }
    }
  }
}
