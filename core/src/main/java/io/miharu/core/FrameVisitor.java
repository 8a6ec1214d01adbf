package io.miharu.core;

import java.io.IOException;

/** Looks at one frame, which is only borrowed: see {@link Frame}. */
@FunctionalInterface
public interface FrameVisitor {

  void visit(Frame frame) throws IOException;
}
