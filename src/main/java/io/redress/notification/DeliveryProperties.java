package io.redress.notification;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** @param enabled whether this process tells the world by itself; another one may do it */
@ConfigurationProperties("redress.deliveries")
record DeliveryProperties(@DefaultValue("true") boolean enabled) {}
