import { builder } from '../../builder.ts';

/** How an order's signature is checked, and so whose money it moves. */
export const SignatureTypeEnum = builder.enumType('SignatureType', {
  description: "How an order's signature is checked, and so whose money it moves.",
  values: {
    EOA: { value: 0, description: '0: the signing account pays itself.' },
    POLY_PROXY: { value: 1, description: '1: a proxy wallet of the signing account pays.' },
    POLY_GNOSIS_SAFE: { value: 2, description: '2: a Safe of the signing account pays.' },
    POLY_1271: { value: 3, description: '3: a deposit wallet pays; order versions 2 and 3.' },
  } as const,
});
