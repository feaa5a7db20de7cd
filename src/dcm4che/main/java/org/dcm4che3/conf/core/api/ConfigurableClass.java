package org.dcm4che3.conf.core.api;

/** Stands in for the annotation that dcm4che's repacked classes carry and the bundle lacks. */
public @interface ConfigurableClass {}
