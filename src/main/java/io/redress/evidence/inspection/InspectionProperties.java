package io.redress.evidence.inspection;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How far a file is looked into.
 *
 * @param zipAllowed whether archives are taken, if everything in them is
 * @param largestPicture in pixels, width times height
 * @param largestUnpacked how much a document, mail or archive may hold, altogether
 * @param timeout for one file
 */
@ConfigurationProperties("redress.evidence.inspection")
record InspectionProperties(
        @DefaultValue("false") boolean zipAllowed,
        @DefaultValue("250000000") long largestPicture,
        @DefaultValue("512MB") DataSize largestUnpacked,
        @DefaultValue("30s") Duration timeout) {}
