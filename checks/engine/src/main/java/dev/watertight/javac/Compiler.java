package dev.watertight.javac;

import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/** The compiler of the running JDK. */
final class Compiler {
  private Compiler() {}

  /**
   * The compiler.
   *
   * @throws IllegalStateException if the running Java has none
   */
  static JavaCompiler ofThisJdk() {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    if (compiler == null) {
      throw new IllegalStateException("the running Java has no compiler; it must be a JDK");
    }
    return compiler;
  }
}
