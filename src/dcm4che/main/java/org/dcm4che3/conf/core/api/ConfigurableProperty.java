package org.dcm4che3.conf.core.api;

/** Stands in for the annotation that dcm4che's repacked classes carry and the bundle lacks. */
public @interface ConfigurableProperty {
  String name() default "";

  String defaultValue() default "";

  String label() default "";

  String description() default "";

  String group() default "";

  int order() default 0;

  boolean required() default false;

  Tag[] tags() default {};

  EnumRepresentation enumRepresentation() default EnumRepresentation.STRING;

  boolean isReference() default false;

  boolean collectionOfReferences() default false;

  boolean weakReference() default false;

  Class<?> type() default Object.class;

  /** Kinds that a property may be marked with. */
  enum Tag {
    PRIMARY
  }

  /** How an enum is stored. */
  enum EnumRepresentation {
    ORDINAL,
    STRING
  }
}
