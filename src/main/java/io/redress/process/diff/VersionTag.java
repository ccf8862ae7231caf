package io.redress.process.diff;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the version tag of a process or table says, and what it should say.
 *
 * @param where such as {@code process "Mediation"}
 * @param before empty if it is new or has none
 * @param after empty if it has none
 * @param called by what has changed
 * @param because the change that calls for the biggest step; null if nothing calls for one
 */
public record VersionTag(
        String file,
        String key,
        String where,
        String before,
        String after,
        Step called,
        @Nullable Change because) {

    private static final Pattern SEMVER = Pattern.compile("(\\d+)\\.(\\d+)\\.(\\d+)(-[0-9A-Za-z.-]+)?");

    /** The smallest tag that is big enough; as it was if nothing calls for another, or if it is no SemVer. */
    @JsonProperty
    public String wanted() {
        Matcher tag = SEMVER.matcher(before);
        if (!tag.matches()) {
            return before;
        }
        int major = Integer.parseInt(tag.group(1));
        int minor = Integer.parseInt(tag.group(2));
        int patch = Integer.parseInt(tag.group(3));
        return switch (called) {
            case NONE -> before;
            case PATCH -> major + "." + minor + "." + (patch + 1);
            case MINOR -> major + "." + (minor + 1) + ".0";
            case MAJOR -> (major + 1) + ".0.0";
        };
    }

    /** The step that the tag takes; null if it goes down or is no SemVer. */
    @Nullable
    Step taken() {
        Matcher from = SEMVER.matcher(before);
        Matcher to = SEMVER.matcher(after);
        if (!from.matches() || !to.matches()) {
            return null;
        }
        Step[] steps = {Step.MAJOR, Step.MINOR, Step.PATCH};
        for (int part = 0; part < steps.length; part++) {
            int difference =
                    Integer.compare(Integer.parseInt(to.group(part + 1)), Integer.parseInt(from.group(part + 1)));
            if (difference != 0) {
                return difference > 0 ? steps[part] : null;
            }
        }
        return Step.NONE;
    }

    /** Whether the tag says less than what has changed. */
    public boolean isTooSmall() {
        Step taken = taken();
        return taken == null ? !before.equals(after) || called != Step.NONE : taken.compareTo(called) < 0;
    }

    @JsonProperty
    public String sentence() {
        String cause = because == null
                ? ""
                : ", because of " + because.where() + " (" + because.element() + "): " + because.why();
        if (before.isEmpty() && after.isEmpty()) {
            return "It has no version tag. The changes call for a " + called + " step" + cause + ".";
        }
        Step taken = taken();
        if (!SEMVER.matcher(after).matches()) {
            return "The version tag is \"" + after + "\", which is no SemVer. The changes call for a " + called
                    + " step" + cause + ".";
        }
        if (taken == null) {
            return "The version tag goes from \"" + before + "\" to \"" + after
                    + "\", which is no step up. The changes call for \"" + wanted() + "\"" + cause + ".";
        }
        String step = taken == Step.NONE
                ? "The version tag is still " + after
                : "The version tag goes from " + before + " to " + after + ", a " + taken + " step";
        if (called == Step.NONE) {
            return step + ". Nothing calls for one.";
        }
        if (isTooSmall()) {
            return step + ". That is too small: the changes call for " + wanted() + ", a " + called + " step" + cause
                    + ".";
        }
        return step + ". The changes call for a " + called + " step" + cause + ".";
    }
}
