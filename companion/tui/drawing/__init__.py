"""The drawing of documents: styled lines, and the parts that documents are made of."""
