export default definePageConfig({ navigationBarTitleText: '学习和培训', enablePullDownRefresh: process.env.TARO_ENV === 'weapp' })
