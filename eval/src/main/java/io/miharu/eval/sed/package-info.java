/**
 * Surveillance event detection of TRECVID (SED) as NIST's TV08Scorer scores it: events in time,
 * with decisions and scores, against annotated ones.
 *
 * <p>Start with {@link io.miharu.eval.sed.SedScores}, which goes the whole way: {@link
 * io.miharu.eval.sed.SedFile} and {@link io.miharu.eval.sed.Ecf} read, {@link
 * io.miharu.eval.sed.SedAlignment} pairs system and truth per video and event, {@link
 * io.miharu.eval.sed.SedEventScore} counts. {@link io.miharu.eval.sed.SedReport} and {@link
 * io.miharu.eval.sed.SedXml} write what the reference writes.
 *
 * <p>Source: F4DE 3.5.0, github.com/usnistgov/F4DE, commit 7de28d51; Rose et al., "The TRECVid 2008
 * event detection evaluation", WACV 2009.
 */
@NullMarked
package io.miharu.eval.sed;

import org.jspecify.annotations.NullMarked;
