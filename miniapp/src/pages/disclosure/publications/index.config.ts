export default definePageConfig({ navigationBarTitleText: '公开的内容', enablePullDownRefresh: process.env.TARO_ENV === 'weapp' })
