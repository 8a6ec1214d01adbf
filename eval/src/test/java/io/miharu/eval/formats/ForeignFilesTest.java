package io.miharu.eval.formats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.miharu.core.Box;
import io.miharu.core.ConceptId;
import io.miharu.core.EventId;
import io.miharu.core.TimeSpan;
import io.miharu.core.Track;
import io.miharu.eval.DataFormatException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files as other tools write them, and files that nobody should have written. */
class ForeignFilesTest {

  private static final ReadHints TEN_A_SECOND =
      new ReadHints(OptionalDouble.of(10), Optional.empty());

  @TempDir private Path folder;

  private Path file(String name, String content) throws IOException {
    return Files.writeString(folder.resolve(name), content);
  }

  private VideoAnnotations read(String name, String content) throws IOException {
    Path file = file(name, content);
    return AnnotationFormat.recognise(file).read(file, TEN_A_SECOND).videos().get(0);
  }

  private DataFormatException refused(String name, String content) throws IOException {
    Path file = file(name, content);
    return assertThrows(
        DataFormatException.class, () -> AnnotationFormat.recognise(file).read(file, TEN_A_SECOND));
  }

  @Test
  void cvat_keyFramesAlone_areJoinedByStraightLines() throws IOException {
    VideoAnnotations video =
        read(
            "export.xml",
            """
            <?xml version="1.0" encoding="utf-8"?>
            <annotations>
              <version>1.1</version>
              <meta><task><name>gate</name><size>10</size><original_size><width>100</width>
                <height>50</height></original_size><labels><label><name>Car</name></label></labels>
                </task><dumped>2020-01-01</dumped></meta>
              <track id="0" label="Car" source="manual">
                <box frame="0" outside="0" occluded="0" keyframe="1" xtl="10" ytl="0" xbr="20" ybr="10" z_order="0"/>
                <box frame="4" outside="0" occluded="1" keyframe="1" xtl="18" ytl="0" xbr="28" ybr="10" z_order="0">
                  <attribute name="colour">red</attribute></box>
                <box frame="5" outside="1" occluded="0" keyframe="1" xtl="18" ytl="0" xbr="28" ybr="10" z_order="0"/>
              </track>
            </annotations>
            """);
    Track car = video.tracks().get(0);
    assertEquals(1, car.id(), "CVAT counts from 0");
    assertEquals(ConceptId.of("car"), car.label());
    assertEquals(5, car.points().size());
    assertEquals(new Box(14, 0, 24, 10), car.points().get(2).box(), "half way from 10 to 18");
    assertEquals("gate", video.video());
    assertEquals(10, video.frames().orElseThrow());
  }

  @Test
  void kpf_asTheMevaAnnotationsWriteIt_isRead() throws IOException {
    file(
        "2018.bus.G331.geom.yml",
        """
        - { meta: "2018.bus.G331 geometry" }
        - { geom: { id1: 0, id0: 0, ts0: 60, ts1: 2, g0: 867 733 1076 816 , src: truth, } }
        - { geom: { id1: 0, id0: 1, ts0: 61, ts1: 2.0333333333, g0: 862 733 1071 817 , src: truth, } }
        - { geom: { id1: 5, id0: 2, ts0: 61, ts1: 2.0333333333, g0: 1 2 3 4, occlusion: heavy } }
        """);
    file(
        "2018.bus.G331.types.yml",
        "- { types: { id1: 0 , cset3: { Vehicle: 1.0 } } }\n- { types: { id1: 5, obj_type: Person } }\n");
    Path activities =
        file(
            "2018.bus.G331.activities.yml",
            """
            - { act: { act2: { Person_Enters_Vehicle: 1.0 }, id2: 1, timespan: [{ tsr0: [60, 89] }],
                src: truth, actors: [{ id1: 5, timespan: [{ tsr0: [60, 89] }] }, { id1: 0, timespan: [{ tsr0: [60, 89] }] }] } }
            """);
    Annotations all = AnnotationFormat.recognise(activities).read(activities, ReadHints.NONE);
    VideoAnnotations video = all.videos().get(0);
    assertEquals("2018.bus.G331", video.video());
    assertEquals(OptionalDouble.of(30), video.timing().framesPerSecond(), "frame 61 at 2.0333 s");
    AnnotatedEvent entering = video.events().get(0);
    assertEquals(EventId.of("person-enters-vehicle"), entering.event());
    assertEquals("Person_Enters_Vehicle", entering.name());
    assertEquals(TimeSpan.ofSeconds(2, 3), entering.span(), "the last frame, 89, is included");
    assertEquals(List.of(5, 6), entering.tracks(), "id 0 is numbered anew behind 5");
    assertEquals(List.of("1 track(s) numbered anew: ids here start at 1"), all.remarks());
    assertEquals(ConceptId.of("vehicle"), video.tracks().get(1).label());
  }

  @Test
  void viper_asTheSurveillanceEvaluationsWriteIt_isRead() throws IOException {
    VideoAnnotations video =
        read(
            "sed.xml",
            """
            <viper xmlns="http://lamp.cfar.umd.edu/viper#" xmlns:data="http://lamp.cfar.umd.edu/viperdata#">
              <config>
                <descriptor name="Information" type="FILE"/>
                <descriptor name="ObjectPut" type="OBJECT">
                  <attribute dynamic="false" name="DetectionScore" type="http://lamp.cfar.umd.edu/viperdata#fvalue"/>
                </descriptor>
                <descriptor name="PERSON" type="OBJECT">
                  <attribute dynamic="true" name="LOCATION" type="http://lamp.cfar.umd.edu/viperdata#bbox"/>
                </descriptor>
                <descriptor name="I-FRAMES" type="OBJECT"/>
                <descriptor name="FACE" type="OBJECT">
                  <attribute dynamic="true" name="LOCATION" type="http://lamp.cfar.umd.edu/viperdata#obox"/>
                </descriptor>
              </config>
              <data><sourcefile filename="cam1.mpg">
                <file id="0" name="Information">
                  <attribute name="FRAMERATE"><data:fvalue value="25.0"/></attribute>
                  <attribute name="H-FRAME-SIZE"/>
                  <attribute name="NUMFRAMES"><data:dvalue value="500"/></attribute>
                </file>
                <object framespan="101:150" id="0" name="ObjectPut">
                  <attribute name="DetectionScore"><data:fvalue value="0.5"/></attribute>
                </object>
                <object framespan="1:2 7:7" id="0" name="PERSON">
                  <attribute name="LOCATION">
                    <data:bbox framespan="1:2" x="10" y="20" width="5" height="6"/>
                    <data:bbox framespan="7:7" x="11" y="20" width="5" height="6"/>
                  </attribute>
                </object>
                <object framespan="1:500" id="1" name="I-FRAMES"/>
                <object framespan="1:1" id="9" name="FACE">
                  <attribute name="LOCATION">
                    <data:obox framespan="1:1" x="100" y="100" width="20" height="10" rotation="90"/>
                  </attribute>
                </object>
                <object framespan="2:2" id="8" name="FACE"/>
              </sourcefile></data>
            </viper>
            """);
    assertEquals(1, video.events().size());
    assertEquals(OptionalDouble.of(0.5), video.events().get(0).score());
    assertEquals(
        TimeSpan.ofSeconds(10, 15),
        video.events().get(0).span(),
        "given rates go before the file's");
    assertEquals(2, video.tracks().size(), "nobody knows where the second face is");
    Track face = video.track(9).orElseThrow();
    Box upright = face.points().get(0).box();
    assertEquals(10, upright.width(), 1e-4, "20 x 10 px, turned by a right angle");
    assertEquals(20, upright.height(), 1e-4);
    assertEquals(80, upright.top(), 1e-4, "counter-clockwise around its corner");
    Track person = video.tracks().get(1);
    assertEquals(3, person.points().size());
    assertEquals(6, person.points().get(2).frame(), "ViPER counts from 1");
    assertEquals(new Box(10, 20, 15, 26), person.points().get(0).box());
  }

  @Test
  void openLabel_boxesAreCentresAndRelationsJoin() throws IOException {
    VideoAnnotations video =
        read(
            "scene.json",
            """
            {"openlabel": {"metadata": {"schema_version": "1.0.0"},
             "objects": {"3f2504e0-4f89-41d3-9a0c-0305e82c3301": {"name": "p", "type": "Pedestrian"},
                         "4": {"name": "c", "type": "Car", "frame_intervals": [{"frame_start": 2, "frame_end": 3}],
                               "object_data": {"bbox": [{"name": "b", "val": [50, 40, 20, 10]}]}}},
             "actions": {"0": {"name": "a", "type": "Crossing", "frame_intervals": [{"frame_start": 0, "frame_end": 9}]}},
             "relations": {"0": {"name": "r", "type": "isSubjectOfAction",
                "rdf_subjects": [{"uid": "3f2504e0-4f89-41d3-9a0c-0305e82c3301", "type": "object"}],
                "rdf_objects": [{"uid": "0", "type": "action"}]}},
             "frames": {"5": {"objects": {"3f2504e0-4f89-41d3-9a0c-0305e82c3301":
                {"object_data": {"bbox": [{"name": "b", "val": [10, 10, 4, 8]}]}}}}}}}
            """);
    assertEquals("scene", video.video());
    assertEquals(new Box(40, 35, 60, 45), video.track(4).orElseThrow().points().get(0).box());
    assertEquals(2, video.track(4).orElseThrow().points().size());
    assertEquals(new Box(8, 6, 12, 14), video.track(5).orElseThrow().points().get(0).box());
    assertEquals(List.of(5), video.events().get(0).tracks());
    assertEquals(TimeSpan.ofSeconds(0, 1), video.events().get(0).span());
  }

  @Test
  void coco_detectionsWithoutTracks_becomeTracksOfOneBox() throws IOException {
    Path file =
        file(
            "det.json",
            """
            [{"image_id": 1, "category_id": 3, "bbox": [1, 2, 3, 4], "score": 0.5},
             {"image_id": 2, "category_id": 3, "bbox": [1, 2, 3, 4], "score": 0.25}]
            """);
    assertEquals(AnnotationFormat.COCO_RESULTS, AnnotationFormat.recognise(file));
    Annotations all = AnnotationFormat.COCO_RESULTS.read(file, TEN_A_SECOND);
    assertEquals(2, all.videos().get(0).tracks().size());
    assertEquals(ConceptId.of("category-3"), all.videos().get(0).tracks().get(0).label());
    assertEquals(
        List.of("2 detection(s) without a track, each now a track of one box"), all.remarks());
  }

  @Test
  void webVtt_plainTextAndNotes_areRead() throws IOException {
    VideoAnnotations video =
        read(
            "notes.vtt",
            """
            WEBVTT - made by hand

            NOTE this is --> not a cue

            first
            00:01.500 --> 00:02.000 align:start
            Person falls

            01:00:00.000 --> 01:00:01.000
            {"event":"intrusion","start":3600,"end":3601.25}
            """);
    assertEquals(2, video.events().size());
    assertEquals(EventId.of("person-falls"), video.events().get(0).event());
    assertEquals(TimeSpan.ofSeconds(1.5, 2), video.events().get(0).span());
    assertEquals(
        TimeSpan.ofSeconds(3600, 3601.25), video.events().get(1).span(), "the JSON is more exact");
  }

  @Test
  void mot_categoriesAndIdZero_areUnderstood() throws IOException {
    VideoAnnotations video =
        read("gt.txt", "1,0,10,10,5,5,1,3,1\n2,0,11,10,5,5,1,3,1\n1,4,1,1,2,2\n");
    assertEquals(ConceptId.of("car"), video.track(5).orElseThrow().label(), "0 becomes 5");
    assertEquals(ConceptId.of("person"), video.track(4).orElseThrow().label());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          a.xml  | <viper><data><sourcefile/></data></viper>                         | line 1, column | needed the attribute filename
          b.xml  | <annotations><track id="x" label="a"/></annotations>              | line 1, column | needed id as a finite number, got "x"
          c.xml  | <annotations><track id="1"                                        | line 1, column | needed XML
          d.xml  | <annotations><image id="0"/></annotations>                        | line 1, column | CVAT for video
          e.json | {"images": [{"id": 1}], "annotations": [{"image_id": 2}]}         | /annotations/0/image_id | the id of one of the images
          f.json | {"images": [{"id": 1}], "annotations": [{"image_id": 1, "category_id": 1, "bbox": [1, 2, 3]}]} | /annotations/0/bbox | needed 4 numbers in a list, got [1,2,3]
          g.json | {"openlabel": {"metadata": {}, "objects": {"0": {}}}}             | /openlabel/objects/0 | needed the member "type"
          h.json | {"openlabel": {                                                   | line 1, column | needed JSON
          i.jsonl| {"event": "fall", "start": 3, "end": 2}                           | line 1, /end | an end at or after the start
          j.vtt  | WEBVTTX                                                           | line 1, column 1 | needed WEBVTT
          k.yml  | - { geom: { id1: 1, ts0: 0, g0: 1 2 3 } }                         | line 1, /geom/g0 | "left top right bottom"
          l.yml  | - { act: { act2: { A: 1.0 }, timespan: [{ tsr0: [9, 3] }] } }     | line 1, /act/timespan/0/tsr0 | [first frame, last frame]
          m.bin  | what is this                                                      | m.bin | not recognised as any of
          """)
  void badFiles_areRefusedWithTheirPlace(String name, String content, String place, String problem)
      throws IOException {
    String message = refused(name.strip(), content.strip()).toString();
    assertTrue(message.contains(place.strip()), message);
    assertTrue(message.contains(problem.strip()), message);
  }

  @Test
  void xml_entitiesOfOtherFiles_areNotOpened() throws IOException {
    Path secret = file("secret.txt", "do not read this");
    String message =
        refused(
                "xxe.xml",
                "<!DOCTYPE a [<!ENTITY x SYSTEM \""
                    + secret.toUri()
                    + "\">]>"
                    + "<annotations><meta><task><name>&x;</name></task></meta></annotations>")
            .toString();
    assertTrue(!message.contains("do not read"), message);
  }

  @Test
  void rate_thatNobodyKnows_isAskedForOnlyWhereItMatters() throws IOException {
    Path mot = file("t.txt", "1,1,10,10,5,5,1,-1,-1,-1\n");
    List<VideoAnnotations> videos = AnnotationFormat.MOT.read(mot, ReadHints.NONE).videos();
    AnnotationFormat.CVAT.write(folder.resolve("t.xml"), videos);
    Path vtt = file("t.vtt", "WEBVTT\n\n00:01.000 --> 00:02.000\nfall\n");
    List<VideoAnnotations> timed = AnnotationFormat.WEBVTT.read(vtt, ReadHints.NONE).videos();
    String message =
        assertThrows(
                DataFormatException.class,
                () -> AnnotationFormat.VIPER.write(folder.resolve("v.xml"), timed))
            .toString();
    assertTrue(message.contains("--fps"), message);
  }
}
