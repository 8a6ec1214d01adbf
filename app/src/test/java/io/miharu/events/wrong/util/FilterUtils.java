package io.miharu.events.wrong.util;

/** A name that says nothing, in a package that says nothing. */
public interface FilterUtils {

  /** A name with a Hungarian letter. */
  interface IFilter {}
}
