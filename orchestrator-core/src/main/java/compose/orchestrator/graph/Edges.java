package compose.orchestrator.graph;

import org.jgrapht.graph.AbstractBaseGraph;
import org.jgrapht.graph.DefaultEdge;
import org.jgrapht.graph.DefaultGraphType;

/** A simple directed graph of names. */
final class Edges extends AbstractBaseGraph<String, DefaultEdge> {

  private static final long serialVersionUID = 1L;

  Edges() {
    super(
        null,
        DefaultEdge::new,
        new DefaultGraphType.Builder()
            .directed()
            .weighted(false)
            .allowMultipleEdges(false)
            .allowSelfLoops(false)
            .build(),
        new PlainStrategy());
  }
}
