package io.miharu.nets.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** ND4J 1.0.0-M2.1 was built for JavaCPP 1.5.7; this shows that it runs on the one we have. */
class Nd4jLoadsTest {

  @Test
  void mmul_twoSmallMatrices_isTheirProduct() {
    try (INDArray left = Nd4j.createFromArray(new float[][] {{1, 2}, {3, 4}});
        INDArray right = Nd4j.createFromArray(new float[][] {{5, 6}, {7, 8}});
        INDArray product = left.mmul(right)) {
      assertEquals(1 * 5 + 2 * 7, product.getFloat(0, 0));
      assertEquals(1 * 6 + 2 * 8, product.getFloat(0, 1));
      assertEquals(3 * 5 + 4 * 7, product.getFloat(1, 0));
      assertEquals(3 * 6 + 4 * 8, product.getFloat(1, 1));
    }
  }
}
