package io.redress.policy;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param freightPolicy which reading of the freight rules applies
 */
@ConfigurationProperties("redress")
record PolicyProperties(@DefaultValue("FAULT_BEARS") FreightScheme freightPolicy) {}
