package io.redress.web;

import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;

/** What the service does by the minute. A command that opens the same database does none of it. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class Schedules {}
