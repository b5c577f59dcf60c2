/** How long most things are kept: the regulations say nothing of it, so the county does. */
export const AS_FILED = { keep: '县里没有定期限的一直保存', then: '县里定了期限的，由县里按档案规定处理，程序不自动删除', decides: '县里（档案规定）' } as const;
/** What is set up for a place stands as long as the place. */
export const AS_SET = { keep: '使用期间', then: '改掉或者停用，原来的内容留作依据', decides: '县里' } as const;
