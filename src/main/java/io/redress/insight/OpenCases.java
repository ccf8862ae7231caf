package io.redress.insight;

import io.redress.cases.Stage;
import java.util.List;

/**
 * The open cases of a stage, now.
 *
 * @param byAge as many numbers as {@link Ages#BANDS}, youngest first
 * @param due those of which a term is over, ends within 24 hours, within 3 days, later, or of which none runs
 */
record OpenCases(Stage stage, long cases, List<Long> byAge, List<Long> due) {}
