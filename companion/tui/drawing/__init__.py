"""What documents draw: styled lines, and the parts they are made of."""
