package dev.watertight.scan;

/** Which front end reads the files. */
enum FrontEndChoice {
  /** The compiler's parser, and JavaParser for what it refuses. */
  AUTO,
  JAVAC,
  JAVAPARSER
}
