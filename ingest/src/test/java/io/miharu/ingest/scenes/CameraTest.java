package io.miharu.ingest.scenes;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class CameraTest {

  @Test
  void project_levelCamera_followsThePinhole() {
    Camera camera = new Camera(0, 2, 0, 0, 0, 500, 320, 180);
    assertEquals(10, camera.depth(3, 0, 10), 1e-9);
    assertEquals(320 + 500 * 3 / 10.0, camera.u(3, 0, 10), 1e-9);
    assertEquals(180 + 500 * 2 / 10.0, camera.v(3, 0, 10), 1e-9);
  }

  @Test
  void project_cameraPitchedAtAPoint_seesItInTheMiddle() {
    // 4 m up, and the point 3 m ahead on the ground: the distance is 5 m.
    Camera camera = new Camera(0, 4, 0, 0, Math.atan2(4, 3), 500, 320, 180);
    assertEquals(5, camera.depth(0, 0, 3), 1e-9);
    assertEquals(320, camera.u(0, 0, 3), 1e-9);
    assertEquals(180, camera.v(0, 0, 3), 1e-9);
  }

  @Test
  void project_cameraTurnedRight_seesThePointToTheRightInTheMiddle() {
    Camera camera = new Camera(1, 0, 1, Math.PI / 2, 0, 500, 320, 180);
    assertEquals(7, camera.depth(8, 0, 1), 1e-9);
    assertEquals(320, camera.u(8, 0, 1), 1e-9);
    // What lies further along z is now to the left.
    assertEquals(320 - 500 * 2 / 7.0, camera.u(8, 0, 3), 1e-9);
  }

  @Test
  void ray_ofAProjectedPoint_leadsBackToIt() {
    Camera camera = new Camera(1, 4, -2, 0.3, 0.4, 520, 320, 180);
    double[] ray = new double[3];
    camera.ray(camera.u(2, 0, 9), camera.v(2, 0, 9), ray);
    double reach = 4 / -ray[1];
    assertEquals(2, 1 + reach * ray[0], 1e-9);
    assertEquals(9, -2 + reach * ray[2], 1e-9);
  }
}
