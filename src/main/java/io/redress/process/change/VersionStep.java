package io.redress.process.change;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How far it is from one version tag to another, by Semantic Versioning, and what that means for running cases. */
public enum VersionStep {
    /** The same tag: a table or a form has changed, or nothing. Cases move by themselves. */
    SAME,
    /** Cases move by themselves. */
    PATCH,
    /** Cases move when somebody has said which element takes which one's place. */
    MINOR,
    /** Cases end in the version that they are in. */
    MAJOR,
    /** To an older version, or between tags that are no versions. Cases stay. */
    BACK;

    private static final Pattern VERSION = Pattern.compile("(\\d{1,9})\\.(\\d{1,9})\\.(\\d{1,9})");

    /** The step from one tag to another. */
    public static VersionStep between(@Nullable String from, @Nullable String to) {
        if (from == null || to == null) {
            return BACK;
        }
        Matcher old = VERSION.matcher(from);
        Matcher next = VERSION.matcher(to);
        if (!old.matches() || !next.matches()) {
            return BACK;
        }
        for (int part = 1; part <= 3; part++) {
            int difference = Integer.compare(Integer.parseInt(next.group(part)), Integer.parseInt(old.group(part)));
            if (difference != 0) {
                return difference < 0 ? BACK : ofPart(part);
            }
        }
        return SAME;
    }

    private static VersionStep ofPart(int part) {
        return switch (part) {
            case 1 -> MAJOR;
            case 2 -> MINOR;
            default -> PATCH;
        };
    }

    /** Whether cases move without anybody's saying more. */
    public boolean movesByItself() {
        return this == SAME || this == PATCH;
    }

    /** Whether cases can move at all. */
    public boolean moves() {
        return movesByItself() || this == MINOR;
    }

    /** Such as {@code a minor step}. */
    public String inWords() {
        return switch (this) {
            case SAME -> "the same version";
            case BACK -> "a step back";
            default -> "a " + name().toLowerCase(Locale.ROOT) + " step";
        };
    }
}
