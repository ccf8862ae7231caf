package io.redress.evidence;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What is taken as evidence.
 *
 * @param largestFile that is taken
 */
@ConfigurationProperties("redress.evidence")
record EvidenceProperties(@DefaultValue("50MB") DataSize largestFile) {}
