export default definePageConfig({ navigationBarTitleText: '制度原文', enablePullDownRefresh: process.env.TARO_ENV === 'weapp' })
